import { protocol } from 'electron'
import { readAsset } from '../page/assets'

export const pageOrigin = 'app://sixstar'

/** Must run before the application is ready. */
export function declarePageProtocol(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves the built page from its folder; nothing else is reachable. */
export function servePage(folder: string): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    const asset = host === 'sixstar' ? await readAsset(folder, pathname) : null
    return asset ? new Response(new Uint8Array(asset.body), { headers: asset.headers }) : new Response(null, { status: 404 })
  })
}
