/** The overview: is everything well, what comes next, and how many people were signed in. */
import { Page } from '../layout.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { AppHealth, type AppHealthProps } from './app-health.tsx'
import { FirstSteps, type FirstStepsProps } from './first-steps.tsx'
import { HealthWords, type HealthWordsProps } from './health-words.tsx'
import { SignInChart, type SignInDay } from './sign-in-chart.tsx'

export type DashboardPageProps = {
  frame: ConsoleFrame
  /** Undefined in each: not for the eyes of who is looking. */
  health: HealthWordsProps | undefined
  apps: AppHealthProps['apps'] | undefined
  /** `unknown`: they could not be read. */
  days: readonly SignInDay[] | 'unknown' | undefined
  /** Undefined once all of it is done, too. */
  firstSteps: FirstStepsProps | undefined
  zone: string
  canReadEvents: boolean
}

export function DashboardPage({ frame, health, apps, days, firstSteps, zone, canReadEvents }: DashboardPageProps) {
  return (
    <Page title="Overview" shell="console" frame={frame}>
      <h1>Overview</h1>
      {health && <HealthWords {...health} />}
      {firstSteps && <FirstSteps {...firstSteps} />}
      {apps && apps.length > 0 && <AppHealth apps={apps} canReadEvents={canReadEvents} />}
      {days !== undefined && <SignInChart days={days} zone={zone} />}
      {!health && <FindMember />}
    </Page>
  )
}

/** For those who look after members and nothing else. */
function FindMember() {
  return (
    <form class="card stack" method="get" action="/admin/members" role="search" aria-label="Find a member">
      <p class="quiet">You look after members. Find one by any part of a name, address, ID or phone number.</p>
      <div class="search-line">
        <div class="field">
          <label class="label" for="find-member">
            Find a member
          </label>
          <input id="find-member" class="input" type="search" name="q" dir="auto" />
        </div>
        <Button>Find</Button>
      </div>
    </form>
  )
}
