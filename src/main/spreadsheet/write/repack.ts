/** The same parts with fixed dates: what differs between two runs of an office file is only the clock of the packer. @param change a part before it is packed */
export async function repack(bytes: Uint8Array, change: (name: string, content: Uint8Array) => Uint8Array = (_, content) => content): Promise<Uint8Array> {
  const { unzip, zip } = await import('@cj-tech-master/excelts/archive')
  const packed = zip({ reproducible: true, noSort: true, level: 6 })
  for await (const part of unzip(bytes).entries()) packed.add(part.path, change(part.path, await part.bytes()))
  return packed.bytes()
}
