import type { FileNotice } from '@shared/domain/application'
import type { Store } from '../../store'
import type { Chain } from './chains'
import type { Presence } from './presence'

/** A clock that goes this much behind what was written last was set, and did not just drift. Milliseconds. */
const drift = 5 * 60_000

/** Why a file is open to be read only, and who has it. */
export function readOnlyNotice(locked: boolean, presence: Presence | null): FileNotice {
  if (!locked) {
    return {
      kind: 'read-only',
      title: '只读打开：数据文件或所在文件夹不能写入',
      text: '可以查看、对比和导出，不能修改。原来的文件没有改动。需要修改时，请解除文件或文件夹的只读，再点“重新打开”；或复制一份到本机的数据文件夹。',
    }
  }
  const who = presence ? `${presence.machine}${presence.user === '' ? '' : `（${presence.user}）`}，${chinaTime(presence.since)} 起` : '另一个程序'
  return {
    kind: 'read-only',
    title: `只读打开：数据文件正由${presence ? ` ${who} ` : who}使用`,
    text: '看到的是打开时的内容，可以查看、对比和导出，不能修改。对方的录入不受影响。等对方关闭后点“重新打开”，就可以修改，也会看到对方新录入的内容。',
  }
}

/** The file lacks what this machine had written in it before. */
export function olderNotice({ changes }: Store, remembered: Chain | undefined): FileNotice[] {
  const found = remembered ? changes.headOf(remembered.device) : 0
  if (!remembered || found >= remembered.sequence) return []
  return [
    {
      kind: 'older',
      title: '这个数据文件比上次关闭时旧',
      text: `上次关闭时本机写了 ${remembered.sequence} 条留痕，现在文件里有 ${found} 条，少 ${remembered.sequence - found} 条。可能是放回了旧副本。文件没有损坏，可以继续使用；需要找回时，请在“数据交换”的“备份与恢复”里查看较新的备份。`,
    },
  ]
}

export const lostLogNotice: FileNotice = {
  kind: 'older',
  title: '上次没有正常关闭，当时的日志文件（-wal）不在了',
  text: '关闭之前最后几次修改可能没有写进数据文件。文件本身完好，可以继续使用。请核对最后录入的内容；如果日志文件被移到了别处，请退出程序，把它放回数据文件旁边，再打开。',
}

/** The clock of this machine goes behind the last entry it wrote itself. */
export function clockNotice({ changes, device }: Store, now: Date): FileNotice[] {
  const last = changes.find(device, changes.headOf(device))
  if (!last || Date.parse(last.at) <= now.getTime() + drift) return []
  return [
    {
      kind: 'clock',
      title: '本机的时钟比上次录入时早',
      text: `上次录入记的时间是 ${chinaTime(last.at)}，现在的时钟是 ${chinaTime(now.toISOString())}。数据不受影响：先后由留痕的序号决定，不看时钟。但新记录的时间会不对，请校准电脑的日期和时间。`,
    },
  ]
}

/** China has one time zone and no summer time. */
function chinaTime(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
