/** Signs in and consents at the benchmark's oidc-provider by its own development pages; gives the request to repeat. */
import * as cheerio from 'cheerio'

export async function signedInAtOidcProvider(
  address: string,
): Promise<{ url: string; headers: Record<string, string> }> {
  const jar = new Map<string, string>()
  const send = async (path: string, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(new URL(path, address), {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', ...value] = (cookie.split(';')[0] ?? '').split('=')
      jar.set(name, value.join('='))
    }
    return answer
  }
  const query = {
    client_id: 'bench',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: 'https://rp.example/cb',
    state: 's',
  }
  let answer = await send(`/auth?${new URLSearchParams(query)}`)
  for (let step = 0; step < 12; step += 1) {
    const location = answer.headers.get('location')
    if (location?.startsWith('https://rp.example/cb')) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const url = `${address}/auth?${new URLSearchParams({ ...query, prompt: 'none' })}`
      const probe = await fetch(url, { redirect: 'manual', headers: { cookie } })
      if (!probe.headers.get('location')?.includes('code=')) throw new Error('oidc-provider gives no code')
      return { url, headers: { cookie } }
    }
    if (location !== null) answer = await send(new URL(location, address).pathname + new URL(location, address).search)
    else {
      const $ = cheerio.load(await answer.text())
      const form = Object.fromEntries(
        $('form')
          .serializeArray()
          .map(({ name, value }) => [name, value]),
      )
      answer = await send(new URL($('form').attr('action') ?? '', address).pathname, {
        ...form,
        login: 'ada',
        password: 'x',
      })
    }
  }
  throw new Error('could not sign in at oidc-provider')
}
