import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { isSignedWith } from '../../../src/main/exchange/archive/signature'
import { packageLimits } from '../../../src/main/exchange/archive/names'
import { isLocked, lock, unlock } from '../../../src/main/exchange/archive/password'
import { openArchive } from '../../../src/main/exchange/archive/read'
import { writeArchive, type ManifestHead } from '../../../src/main/exchange/archive/write'

const secret = 'ab'.repeat(32)
const id = '8f7d1c7e-31c4-4c0a-9d5c-0d6c5a9f1a11'
const head: ManifestHead = {
  kind: 'score',
  packageId: id,
  taskId: id,
  round: { id, name: '2026年第三季度' },
  scheme: { id, hash: '0'.repeat(64) },
  author: '示例镇评分员',
  madeAt: '2026-11-23T08:00:00.000Z',
  application: '0.1.0',
  counts: { entries: 2 },
}
const text = '{"a":1}\n{"a":2}\n'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'))
  path = join(folder, '评分包.sixscore')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function evidence(content: string) {
  const file = join(folder, 'evidence.pdf')
  writeFileSync(file, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { name: `evidence/${sha256}`, path: file, bytes: Buffer.byteLength(content), sha256 }
}

/** A zip as somebody else might make it. */
async function foreignZip(files: Record<string, string>, options: { mode?: number } = {}): Promise<void> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, options)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

describe('a package', () => {
  it('comes back as it was written, evidence included', async () => {
    const file = evidence('%PDF-1.7 示例')
    await writeArchive(path, head, [{ name: 'history.jsonl', text }, file], secret)
    const archive = await openArchive(path)
    expect(await archive.text('history.jsonl')).toBe(text)
    await archive.extract(file.name, join(folder, 'out'))
    archive.close()
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('%PDF-1.7 示例')
    expect(archive.manifest).toMatchObject(head)
    expect(existsSync(`${path}.part`)).toBe(false)
  })

  it('has the same bytes for the same content', async () => {
    const other = join(folder, 'other.sixscore')
    await writeArchive(path, head, [{ name: 'history.jsonl', text }], secret)
    await writeArchive(other, head, [{ name: 'history.jsonl', text }], secret)
    expect(readFileSync(other).equals(readFileSync(path))).toBe(true)
  })

  it('is signed with the secret of its task and with no other', async () => {
    const manifest = await writeArchive(path, head, [{ name: 'history.jsonl', text }], secret)
    expect(isSignedWith(manifest, secret)).toBe(true)
    expect(isSignedWith(manifest, 'cd'.repeat(32))).toBe(false)
    expect(isSignedWith({ ...manifest, author: '别人' }, secret)).toBe(false)
    expect(isSignedWith({ ...manifest, signature: undefined }, secret)).toBe(false)
  })

  it('is refused wherever it is cut off, and whatever byte is turned', async () => {
    await writeArchive(path, head, [{ name: 'history.jsonl', text: text.repeat(50) }], secret)
    const whole = readFileSync(path)
    const readAll = async () => {
      const archive = await openArchive(path)
      try {
        return await archive.text('history.jsonl')
      } finally {
        archive.close()
      }
    }
    for (let length = 0; length < whole.length; length += 37) {
      writeFileSync(path, whole.subarray(0, length))
      await expect(readAll(), `cut at ${length}`).rejects.toMatchObject({ code: 'package-damaged' })
    }
    let refused = 0
    for (let at = 0; at < whole.length; at += 7) {
      const turned = Buffer.from(whole)
      turned.writeUInt8(turned.readUInt8(at) ^ 0x41, at)
      writeFileSync(path, turned)
      // A byte that says nothing, as a time or a checksum nobody reads, may change; what is read may not.
      const read = await readAll().catch((error: unknown) => {
        expect(error, `byte ${at}`).toMatchObject({ code: expect.stringMatching(/^(package-damaged|package-newer|file-too-large)$/) })
        refused++
        return text.repeat(50)
      })
      expect(read).toBe(text.repeat(50))
    }
    expect(refused).toBeGreaterThan(20)
  })
})

describe('a file that is no package of ours', () => {
  it.each(['../machine.json', '..\\x.json', '/etc/passwd', 'C:\\x.json', 'evidence/../x', 'a/b/c.json', 'x.exe'])('may not hold %s', async (name) => {
    // The zip library refuses such names too, so the name is put in after writing.
    const harmless = 'q'.repeat(name.length)
    await foreignZip({ 'manifest.json': '{}', [harmless]: 'x' })
    const bytes = readFileSync(path)
    for (let at = bytes.indexOf(harmless); at >= 0; at = bytes.indexOf(harmless, at + 1)) bytes.write(name, at, 'latin1')
    writeFileSync(path, bytes)
    await expect(openArchive(path)).rejects.toMatchObject({ code: 'package-damaged' })
  })

  it('may not hold links', async () => {
    await foreignZip({ 'manifest.json': '{}', 'scheme.json': '/etc/passwd' }, { mode: 0o120777 })
    await expect(openArchive(path)).rejects.toMatchObject({ code: 'package-damaged' })
  })

  it('may not hold more than its manifest says, nor less', async () => {
    await writeArchive(path, head, [{ name: 'history.jsonl', text }], null)
    const archive = await openArchive(path)
    const manifest = JSON.stringify(archive.manifest)
    archive.close()
    await foreignZip({ 'manifest.json': manifest, 'history.jsonl': text, 'more.json': '{}' })
    await expect(openArchive(path)).rejects.toMatchObject({ code: 'package-damaged' })
    await foreignZip({ 'manifest.json': manifest })
    await expect(openArchive(path)).rejects.toMatchObject({ code: 'package-damaged' })
  })

  it('says so when it comes from a newer version', async () => {
    await foreignZip({ 'manifest.json': '{"format":"sixstar-package","formatVersion":2}' })
    await expect(openArchive(path)).rejects.toMatchObject({ code: 'package-newer' })
  })

  it('is not unpacked beyond the limits', async () => {
    await foreignZip({ 'manifest.json': '{}', 'history.jsonl': 'x'.repeat(100_000) })
    await expect(openArchive(path, { ...packageLimits, unpacked: 50_000 })).rejects.toMatchObject({ code: 'file-too-large' })
    await expect(openArchive(path, { ...packageLimits, files: 1 })).rejects.toMatchObject({ code: 'file-too-large' })
    await expect(openArchive(path, { ...packageLimits, packed: 10 })).rejects.toMatchObject({ code: 'file-too-large' })
  })

  it('is refused as a whole when it is text, empty or a folder link', async () => {
    for (const content of ['', 'PK', '<html></html>', '\0'.repeat(100)]) {
      writeFileSync(path, content)
      await expect(openArchive(path)).rejects.toMatchObject({ code: 'package-damaged' })
    }
    rmSync(path)
    symlinkSync(folder, path)
    await expect(openArchive(path)).rejects.toMatchObject({ code: 'package-damaged' })
  })
})

describe('a password', () => {
  it('locks a package and gives it back to who knows it', async () => {
    await writeArchive(path, head, [{ name: 'history.jsonl', text }], secret)
    const plain = readFileSync(path)
    expect(isLocked(path)).toBe(false)
    await lock(path, '平湖2026')
    expect(isLocked(path)).toBe(true)
    const target = join(folder, 'unlocked')
    await expect(unlock(path, target, '平湖2025')).rejects.toMatchObject({ code: 'wrong-password' })
    expect(existsSync(target)).toBe(false)
    await unlock(path, target, '平湖2026')
    expect(readFileSync(target).equals(plain)).toBe(true)
  })

  it('notices every change of a locked package', async () => {
    await writeArchive(path, head, [{ name: 'history.jsonl', text }], secret)
    await lock(path, 'x')
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5)
    writeFileSync(path, bytes)
    await expect(unlock(path, join(folder, 'unlocked'), 'x')).rejects.toMatchObject({ code: 'wrong-password' })
  })
})
