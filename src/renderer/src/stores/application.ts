import type { ApplicationStatus } from '@shared/domain/application'
import { defineStore } from 'pinia'
import type { AppError } from '@shared/errors'
import { ref, shallowRef } from 'vue'
import { api } from '@/api'

/** Which shell this is and whether a data file is open. */
export const useApplicationStore = defineStore('application', () => {
  const status = shallowRef<ApplicationStatus | null>(null)

  async function reload(): Promise<ApplicationStatus> {
    const read = await api.application.status()
    status.value = read
    return read
  }

  /** Counts openings: pages read everything anew after each, also of the same file. */
  const opened = ref(0)
  /** What went wrong with the open file since. */
  const fault = shallowRef<AppError | null>(null)

  /** Takes the status a service answered with, after opening a file. */
  function take(answered: ApplicationStatus) {
    status.value = answered
    fault.value = null
    opened.value++
  }

  return { status, opened, fault, reload, take }
})
