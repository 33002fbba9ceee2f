import type { AuditChain } from '@shared/domain/audit'

/** A time to the second, always as wide. */
export function exactTime(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  const two = (value: number) => String(value).padStart(2, '0')
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
}

/** A chain by who wrote in it: machines have no names people know. */
export function chainName({ device, own, people }: Pick<AuditChain, 'device' | 'own' | 'people'>): string {
  const who = people.filter((name) => name !== '系统').join('、')
  return `${own ? '本机' : '其他电脑'}${who === '' ? '' : `（${who}）`} ${device.slice(0, 8)}`
}
