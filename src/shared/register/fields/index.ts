import type { RegisterField, SubjectKind } from '../../domain/subject'
import { organizationFields } from './organization'
import { projectFields } from './project'
import { unitFields } from './unit'

const byKind: Record<SubjectKind, readonly RegisterField[]> = { organization: organizationFields, unit: unitFields, project: projectFields }

/** The fields every register of this kind has, in the order tables show them. */
export function builtInFields(kind: SubjectKind): readonly RegisterField[] {
  return byKind[kind]
}
