import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { ApplicationStatus, DataFileInfo } from '../domain/application'
import type { FileHandle } from '../domain/file'
import type { Progress } from '../domain/progress'

/** The data file in use, and the others known in the data folder. */
export const dataFiles = {
  list: oc.output(type<DataFileInfo[]>()),
  /** Makes an empty data file and opens it. */
  create: oc.input(z.object({ name: z.string().trim().min(1).max(80) })).output(type<ApplicationStatus>()),
  /** Makes a data file of fictional sample data, apart from real ones, and opens it. */
  createSample: oc.output(type<AsyncIterable<Progress<ApplicationStatus>>>()),
  /** Opens a file the user chose (in place, or as a copy where the shell cannot). */
  open: oc.input(z.object({ file: z.uuid() })).output(type<ApplicationStatus>()),
  /** Switches to another file of `list`. */
  switch: oc.input(z.object({ id: z.string() })).output(type<ApplicationStatus>()),
  /** Opens the file again that is open or could not be opened: after its drive was put back, or when whoever had it closed it. */
  reopen: oc.output(type<ApplicationStatus>()),
  /** Takes a copy of a file that is open to be read only into the data folder, and opens that to be written in. */
  keepCopy: oc.output(type<ApplicationStatus>()),
  /** A complete copy of the open data file, ready to be saved elsewhere. */
  copy: oc.output(type<FileHandle>()),
}
