import { application } from './application'
import { base } from './base'
import { dataFiles } from './data-files'
import { exports } from './exports'
import { files } from './files'
import { imports } from './imports'
import { results } from './results'
import { rounds } from './rounds'
import { schemes } from './schemes'
import { scoring } from './scoring'
import { settings } from './settings'
import { subjects } from './subjects'

/** Everything a page can ask for, done. Both shells serve this one router. */
export const router = base.router({ application, dataFiles, files, subjects, imports, schemes, rounds, scoring, results, exports, settings })
