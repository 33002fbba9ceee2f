import type { CodeCheck } from '@shared/domain/audit'
import type { ChainHead, Store } from '../../store'

/** A chain is named by the beginning of its id: enough to tell some hundred chains of one file apart. */
const deviceLength = 8
/** 48 bits of the hash: nobody finds another history with the same by trying. */
const hashLength = 12

/** The end of a chain as it is printed: whoever has the table can hold any later state of the file against it. */
export function headCode({ device, sequence, hash }: ChainHead): string {
  return `${device.slice(0, deviceLength)}-${sequence}-${hash.slice(0, hashLength)}`
}

const printed = new RegExp(`([0-9a-f]{${deviceLength}})-(\\d{1,10})-([0-9a-f]{${hashLength}})`, 'g')

/** Looks up every code in a text, as typed or copied from a table. */
export function checkCodes(store: Store, text: string): CodeCheck[] {
  const devices = store.changes.devices()
  return [...text.normalize('NFKC').toLowerCase().matchAll(printed)].map(([code, device = '', sequence = '', hash = '']): CodeCheck => {
    const chain = devices.find((id) => id.startsWith(device))
    if (chain === undefined) return { code, state: 'unknown', text: '这个数据文件里没有这条链：可能是另一个数据文件的表格，或数据没有合并进来。' }
    const entry = store.changes.find(chain, Number(sequence))
    if (!entry) return { code, state: 'differs', text: `这条链在本数据文件里只有 ${store.changes.headOf(chain)} 条，没有第 ${sequence} 条：打印之后的记录缺失，数据可能是旧副本。` }
    if (!entry.hash.startsWith(hash)) return { code, state: 'differs', text: `第 ${sequence} 条与打印时不同：打印之后，这之前的记录被改动过。` }
    return { code, state: 'matches', text: `相符：打印时的 ${sequence} 条记录都还在，没有改动。` }
  })
}
