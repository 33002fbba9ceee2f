import type { ApplicationStatus } from '@shared/domain/application'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api } from '@/api'

/** Which shell this is and whether a data file is open. */
export const useApplicationStore = defineStore('application', () => {
  const status = shallowRef<ApplicationStatus | null>(null)

  async function reload(): Promise<ApplicationStatus> {
    const read = await api.application.status()
    status.value = read
    return read
  }

  /** Takes the status a service answered with, after opening another file. */
  function take(answered: ApplicationStatus) {
    status.value = answered
  }

  return { status, reload, take }
})
