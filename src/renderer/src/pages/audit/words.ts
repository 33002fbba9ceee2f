import type { AuditChain } from '@shared/domain/audit'

/** A chain by who wrote in it: machines have no names people know. */
export function chainName({ device, own, people }: Pick<AuditChain, 'device' | 'own' | 'people'>): string {
  const who = people.filter((name) => name !== '系统').join('、')
  return `${own ? '本机' : '其他电脑'}${who === '' ? '' : `（${who}）`} ${device.slice(0, 8)}`
}
