import type { FileHandle } from '@shared/domain/file'
import { shallowRef } from 'vue'

/** A score package that was opened by double click or dropped: the exchange page takes it up. */
export const arrivedPackage = shallowRef<FileHandle | null>(null)
