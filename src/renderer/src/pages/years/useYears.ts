import type { YearFields, YearSummary } from '@shared/domain/year'
import { onMounted, shallowRef } from 'vue'
import { api } from '@/api'
import { notifyError, notifySuccess } from '@/components/notify'
import { useReading } from '@/composables/useReading'

/** Shared by the pages of years: what one of them takes back is seen on the other. Read anew whenever one is opened. */
const years = shallowRef<YearSummary[] | null>(null)

/** All years of the data file, and taking one away. */
export function useYears() {
  const { failure, load } = useReading(
    () => api.years.list(),
    (read) => (years.value = read),
  )

  onMounted(() => {
    years.value = null
    return load()
  })

  /** Its rounds stay, so it can be made again as it was. @returns whether it is gone */
  async function remove(year: YearSummary): Promise<boolean> {
    try {
      await api.years.remove({ yearId: year.id })
      await load()
      notifySuccess(`已删除“${year.name}”，各评价期和评分不受影响`, async () => {
        await api.years.save({ yearId: null, ...fieldsOf(year) })
        await load()
      })
      return true
    } catch (error) {
      notifyError(error)
      return false
    }
  }

  /** After a year was changed: what it was can be had back. */
  function tellChanged(before: YearSummary, reload: () => Promise<void>): void {
    notifySuccess(`已修改“${before.name}”`, async () => {
      await api.years.save({ yearId: before.id, ...fieldsOf(before) })
      await reload()
    })
  }

  return { years, failure, load, remove, tellChanged }
}

function fieldsOf({ name, absent, previousYearId, parts }: YearFields): YearFields {
  return { name, absent, previousYearId, parts }
}
