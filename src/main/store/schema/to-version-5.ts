/**
 * Version 5: the change log is read newest first, in parts, and by who, where and what. The index holds all that is filtered
 * by except texts, so that a log of some hundred thousand entries is not read through for one screenful.
 */
export const toVersion5 = 'CREATE INDEX change_log_by_time ON change_log (at, device, sequence, actor, action, entity, entity_id);\n'
