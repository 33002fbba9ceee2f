import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * PINs are kept as scrypt hashes with a salt of their own. What that protects: that nobody signs in under another's name by
 * mistake or in passing, and that a PIN used elsewhere too cannot be read from a copied file. It is no lock on the data: the
 * file is not encrypted, a short PIN can be guessed by whoever holds the file, and `resetPin` takes one away with a trace.
 */
const cost = { N: 16_384, r: 8, p: 1 }
const length = 32

function derived(pin: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => scrypt(pin.normalize('NFKC'), salt, length, { N, r, p }, (error, key) => (error ? reject(error) : resolve(key))))
}

/** `scrypt$N$r$p$salt$key`, salt and key in hex: old hashes stay valid when the cost is raised. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derived(pin, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('hex'), key.toString('hex')].join('$')
}

/** Whether this is the PIN the hash was made of. A hash of unknown form fits none. */
export async function pinFits(pin: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt = '', key = ''] = hash.split('$')
  if (kind !== 'scrypt') return false
  const expected = Buffer.from(key, 'hex')
  const found = await derived(pin, Buffer.from(salt, 'hex'), { N: Number(N), r: Number(r), p: Number(p) })
  return expected.length === found.length && timingSafeEqual(expected, found)
}
