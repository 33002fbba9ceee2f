import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { ApplicationStatus } from '../domain/application'
import type { MergedPackage, MergePreview, OpenConflict, Task } from '../domain/exchange'
import type { FileHandle } from '../domain/file'
import type { Progress } from '../domain/progress'

const password = z.string().min(1).max(200).optional()
const chosen = z.object({ file: z.uuid(), password })
const place = z.object({ entity: z.enum(['sheet', 'veto', 'sheet-state', 'evidence']), subjectId: z.uuid(), place: z.string().max(400) })

/** Offline exchange (数据交换): work out to evaluators, their scores back in. A file that needs a password answers `password-needed`. */
export const exchange = {
  /** Sent and received tasks, newest first. */
  tasks: oc.output(type<Task[]>()),
  sendTask: oc
    .input(
      z.object({
        roundId: z.uuid(),
        author: z.string().trim().min(1).max(40),
        stages: z.array(z.string()).max(50),
        subjectIds: z.array(z.uuid()).min(1).max(20_000),
        /** The marks of the other stages go along, to be seen. */
        otherStages: z.boolean(),
        /** Names and phones of persons go along. */
        personal: z.boolean(),
        password,
      }),
    )
    .output(type<{ task: Task; file: FileHandle }>()),
  /** Sets up a task in a data file of its own and opens it. */
  openTask: oc.input(chosen).output(type<ApplicationStatus>()),
  /** The score package of a received task. */
  sendScores: oc.input(z.object({ taskId: z.uuid(), password })).output(type<{ file: FileHandle; entries: number }>()),
  /** Reads a score package; nothing is written. */
  preview: oc.input(chosen).output(type<MergePreview>()),
  /** Backs up the data file, then merges in one transaction. */
  merge: oc.input(chosen).output(type<MergePreview>()),
  /** Newest first. */
  merged: oc.output(type<MergedPackage[]>()),
  /** A round as Parquet files in one zip (评价数据); `personal`: names and phones of persons go along. */
  roundData: oc.input(z.object({ roundId: z.uuid(), personal: z.boolean() })).output(type<AsyncIterable<Progress<FileHandle>>>()),
  conflicts: oc.input(z.object({ roundId: z.uuid() })).output(type<OpenConflict[]>()),
  /** Settles conflicts, each for one of its values. */
  decide: oc
    .input(z.object({ roundId: z.uuid(), choices: z.array(place.extend({ entry: z.string().max(100) })).min(1).max(100_000) }))
    .output(type<OpenConflict[]>()),
}
