import type { Page } from 'playwright-core'

/** Lets calls fail as where the connection breaks, until it is undone: those to `procedures`, such as `rounds/get`. */
export async function breakCalls(page: Page, procedures: readonly string[]): Promise<() => Promise<void>> {
  const asked = (url: URL) => procedures.some((procedure) => url.pathname === `/rpc/${procedure}`)
  await page.route(asked, (route) => route.abort())
  return () => page.unroute(asked)
}
