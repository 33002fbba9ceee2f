import { application } from './application'
import { audit } from './audit'
import { backups } from './backups'
import { dataFiles } from './data-files'
import { diagnostics } from './diagnostics'
import { evaluators } from './evaluators'
import { evidence } from './evidence'
import { exchange } from './exchange'
import { exports } from './exports'
import { files } from './files'
import { imports } from './imports'
import { plans } from './plans'
import { recovery } from './recovery'
import { results } from './results'
import { rounds } from './rounds'
import { schemes } from './schemes'
import { scoring } from './scoring'
import { settings } from './settings'
import { sheets } from './sheets'
import { subjects } from './subjects'

/** Everything a page can ask for. The same router is served over a MessagePort and over HTTP. */
export const contract = { application, dataFiles, backups, recovery, files, subjects, imports, schemes, rounds, evaluators, scoring, sheets, evidence, results, plans, exports, exchange, audit, settings, diagnostics }
export type Contract = typeof contract
