/** The pages about a member's own second factor. */
import type { Request, Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { FactorHomePage, type FactorHomePageProps } from '../../../views/second-factor/factor-home-page.tsx'
import { NewCodesPage } from '../../../views/second-factor/new-codes-page.tsx'
import { RecoveryCodesPage } from '../../../views/second-factor/recovery-codes-page.tsx'
import { TotpPage, type TotpPageProps } from '../../../views/second-factor/totp-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { speechOf } from '../../http/language.ts'
import { withContinue } from '../../http/local-path.ts'
import { accountFrame } from '../account/account-frame.ts'
import { isMissingFactor } from '../account/missing-factor.ts'
import { factorSetUpPath } from '../sessions/proof.ts'
import type { Proposal } from './totp/enrol-totp.ts'
import { hasSecondFactor } from './factors.ts'
import { isLastNeeded } from './last-needed.ts'
import { codesPath, passkeysPath, removeTotpPath, totpPath } from './second-factor-paths.ts'
import { totpAddress } from './totp/totp.ts'

type Going = { continueTo: string | undefined }

export async function sendHome(
  deps: Deps,
  request: Request,
  response: Response,
  { continueTo, because }: Going & Pick<FactorHomePageProps, 'because'>,
): Promise<void> {
  const { member } = response.locals
  const factors = await deps.factors.summaryOf(member.id)
  const isMissing = isMissingFactor(await deps.securitySettings.find(), member, factors)
  response.send(
    renderPage(
      <FactorHomePage
        account={accountFrame(response, 'security')}
        {...factors}
        because={isMissing ? 'required' : because}
        totpHref={withContinue(totpPath, continueTo)}
        passkeysHref={withContinue(passkeysPath, continueTo)}
        codesHref={withContinue(codesPath, continueTo)}
        goOnHref={isMissing ? undefined : continueTo}
      />,
      speaking(request, response, { continueTo }),
    ),
  )
}

export async function sendTotp(
  deps: Deps,
  request: Request,
  response: Response,
  { proposal, continueTo, problem }: Going & { proposal: Proposal } & Pick<TotpPageProps, 'problem'>,
): Promise<void> {
  const { member, brand } = response.locals
  const { hasTotp } = await deps.factors.summaryOf(member.id)
  const names = {
    issuer: brand?.organization ?? 'Latchkey',
    account: member.email ?? member.username ?? member.externalId,
  }
  const canBeRemoved = !(await isLastNeeded(deps, member))
  if (problem !== undefined) response.status(422)
  response.send(
    renderPage(
      <TotpPage
        csrfToken={csrfToken(response)}
        account={accountFrame(response, 'security')}
        action={totpPath}
        address={totpAddress(proposal.secret, names)}
        secret={proposal.secret}
        proposal={proposal.sealed}
        continueTo={continueTo}
        present={hasTotp ? { removeAction: removeTotpPath, canBeRemoved } : undefined}
        problem={problem}
        backHref={withContinue(factorSetUpPath, continueTo)}
      />,
      speaking(request, response, { continueTo }),
    ),
  )
}

export async function sendCodes(
  deps: Deps,
  request: Request,
  response: Response,
  { continueTo }: Going,
): Promise<void> {
  const summary = await deps.factors.summaryOf(response.locals.member.id)
  response.send(
    renderPage(
      <RecoveryCodesPage
        csrfToken={csrfToken(response)}
        account={accountFrame(response, 'security')}
        action={codesPath}
        continueTo={continueTo}
        hasFactor={hasSecondFactor(summary)}
        left={summary.recoveryCodes}
        factorsHref={withContinue(factorSetUpPath, continueTo)}
      />,
      speaking(request, response, { continueTo }),
    ),
  )
}

/** The answer to the form that made them: they stand on no page that could be asked for again. */
export function sendNewCodes(
  request: Request,
  response: Response,
  { codes, isAfterSetUp = false, continueTo }: Going & { codes: readonly string[]; isAfterSetUp?: boolean },
): void {
  response.send(
    renderPage(
      <NewCodesPage
        account={accountFrame(response, 'security')}
        codes={codes}
        isAfterSetUp={isAfterSetUp}
        goOnHref={continueTo ?? factorSetUpPath}
      />,
      speaking(request, response, { continueTo }),
    ),
  )
}

/** A page that answers a form cannot be asked for again in another language. */
function speaking(request: Request, { locals }: Response, { continueTo }: Going) {
  const keeping = request.method === 'GET' ? { keeping: { continue: continueTo } } : {}
  return speechOf(request, { memberLocale: locals.member.locale, continueTo, ...keeping })
}
