import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalJson } from '../../store'
import type { Manifest } from './manifest'

/**
 * Signs a manifest, and through the hashes in it every file of the package, with the secret its task package carried. It
 * proves that the sender had that task package, not who the sender is: whoever has the task file can sign.
 */
export function sign(manifest: Omit<Manifest, 'signature'>, secret: string): Manifest {
  return { ...manifest, signature: signatureOf(manifest, secret) }
}

export function isSignedWith({ signature, ...manifest }: Manifest, secret: string): boolean {
  if (signature === undefined) return false
  return timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(signatureOf(manifest, secret), 'hex'))
}

function signatureOf(manifest: Omit<Manifest, 'signature'>, secret: string): string {
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(canonicalJson(manifest)).digest('hex')
}
