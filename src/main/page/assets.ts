import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** What the page may load and do, in both shells: nothing from elsewhere, no inline scripts. Element Plus sets inline styles. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

export interface Asset {
  body: Buffer
  headers: Record<string, string>
}

/** A file of the built page; null when there is none of that name. Nothing outside the folder is ever read. */
export async function readAsset(folder: string, urlPath: string): Promise<Asset | null> {
  const wanted = normalize(join(folder, decode(urlPath)))
  const path = wanted === normalize(join(folder, sep)) || wanted === folder ? join(folder, 'index.html') : wanted
  const type = types[extname(path)]
  if (!path.startsWith(folder + sep) || type === undefined) return null
  try {
    const body = await readFile(path)
    // Names of scripts and styles carry a digest of their content; the page itself does not.
    const lasting = path.includes(`${sep}assets${sep}`)
    return { body, headers: { ...securityHeaders, 'Content-Type': type, 'Cache-Control': lasting ? 'max-age=31536000, immutable' : 'no-store' } }
  } catch {
    return null
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return '\0'
  }
}
