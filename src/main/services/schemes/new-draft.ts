import type { Scheme } from '@rules'
import type { SchemeTemplate } from '@shared/domain/scheme'
import { blankScheme, publishedSchemes } from '@shared/schemes'
import type { SchemeRecord, Store } from '../../store'
import { acting } from '../acting'
import { findScheme } from './document'

/** Keeps a scheme as a draft under this name; the version is the next one the name has here. */
export function keepDraft(store: Store, scheme: Scheme, name: string, action: string): SchemeRecord {
  const versions = store.schemes.list().filter((other) => other.name === name).map((other) => other.version)
  return store.write(acting(store, action), (tx) => tx.schemes.insertDraft({ ...scheme, name, version: Math.max(0, ...versions) + 1 }))
}

/** Keeps a removed draft again, with its version where no other has taken it meanwhile. */
export function restoreDraft(store: Store, scheme: Scheme): SchemeRecord {
  const action = '撤销删除方案'
  const taken = store.schemes.list().some(({ name, version }) => name === scheme.name && version === scheme.version)
  return taken ? keepDraft(store, scheme, scheme.name, action) : store.write(acting(store, action), (tx) => tx.schemes.insertDraft(scheme))
}

/** A draft from a template, or a blank one. @throws AppError `not-found` */
export function createScheme(store: Store, template: string | null, name: string): SchemeRecord {
  const published = publishedSchemes.find(({ id }) => id === template)
  return keepDraft(store, template === null ? blankScheme(name) : (published ?? findScheme(store, template).scheme), name, '新建方案')
}

/** What a new scheme can begin as: built-in ones, published documents, then what was published here, newest version first. */
export function schemeTemplates(store: Pick<Store, 'schemes'>): SchemeTemplate[] {
  const published = store.schemes.list().filter((scheme) => scheme.status === 'published')
  const own = published.filter((scheme) => !scheme.builtIn).sort((a, b) => (a.name === b.name ? b.version - a.version : 0))
  const template = ({ id }: { id: string }, kind: SchemeTemplate['kind']) => templateOf(id, findScheme(store, id).scheme, kind)
  return [
    ...published.filter((scheme) => scheme.builtIn).map((scheme) => template(scheme, 'built-in')),
    ...publishedSchemes.map((scheme) => templateOf(scheme.id, scheme, 'published')),
    ...own.map((scheme) => template(scheme, 'own')),
  ]
}

function templateOf(id: string, { name, version, subject, stars, note, source }: Scheme, kind: SchemeTemplate['kind']): SchemeTemplate {
  return { id, name, version, subject, starCount: stars.length, indicatorCount: stars.flatMap(({ indicators }) => indicators).length, kind, note: note ?? null, source: source ?? null }
}
