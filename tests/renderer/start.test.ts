import { flushPromises, mount } from '@vue/test-utils'
import ElementPlus from 'element-plus'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ApplicationStatus, DataFileInfo } from '@shared/domain/application'
import { AppError } from '@shared/errors'
import { suggestedName } from '@/pages/start/file-name'
import StartPage from '@/pages/start/StartPage.vue'
import { useApplicationStore } from '@/stores/application'

const collect = vi.hoisted(() => vi.fn())
const dataFiles = vi.hoisted(() => ({ list: vi.fn<() => Promise<DataFileInfo[]>>(), create: vi.fn(), createSample: vi.fn(), open: vi.fn(), reopen: vi.fn(), switch: vi.fn() }))
vi.mock('@/api', () => ({ api: { dataFiles, diagnostics: { collect } } }))
vi.mock('@/components/notify', () => ({ errorText: (error: Error) => error.message, notifyError: () => undefined, notifySuccess: () => undefined }))
vi.mock('@/host', () => ({ host: { openFile: () => Promise.resolve(null), saveFile: () => Promise.resolve(true) } }))

const common = { version: '0.1.0', engine: '1', shell: 'browser' as const, capabilities: { nativeDialogs: false, openInPlace: false, quit: false }, dataFolder: '/data' }
const file: DataFileInfo = { id: 'f', name: '2026年评价', location: '/data/2026年评价.sixstar', current: true, sample: false, modifiedAt: '2026-11-01T00:00:00Z' }
const ready: ApplicationStatus = { ...common, state: 'ready', file, readOnly: false, notices: [] }

async function page(status: ApplicationStatus) {
  setActivePinia(createPinia())
  useApplicationStore().take(status)
  const blank = { template: '<p />' }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/start', component: blank }, { path: '/', component: blank }, { path: '/help', component: blank }, { path: '/organizations/import', component: blank }] })
  await router.push('/start')
  const wrapper = mount(StartPage, { global: { plugins: [router, ElementPlus], stubs: { teleport: true } } })
  await flushPromises()
  const at = (id: string) => wrapper.get(`[data-testid="${id}"]`)
  return { wrapper, router, at }
}

beforeEach(() => {
  for (const call of Object.values(dataFiles)) call.mockReset()
  dataFiles.list.mockResolvedValue([])
})

describe('the start page', () => {
  it('makes a file of the wanted name and goes on to the import', async () => {
    dataFiles.create.mockResolvedValue(ready)
    const { wrapper, router, at } = await page({ ...common, state: 'no-file' })
    await at('start-name').setValue(' 2027年评价 ')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(dataFiles.create).toHaveBeenCalledWith({ name: '2027年评价' })
    expect(router.currentRoute.value.path).toBe('/organizations/import')
    expect(useApplicationStore().status).toEqual(ready)
  })

  it('says beside the name that it is taken, and stays', async () => {
    dataFiles.create.mockRejectedValue(new AppError('conflict', '已有同名的数据文件，没有覆盖。请换一个名称。'))
    const { wrapper, router } = await page({ ...common, state: 'no-file' })
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('form [role="alert"]').text()).toContain('已有同名的数据文件')
    expect(router.currentRoute.value.path).toBe('/start')
  })

  it('shows how the sample is made and opens it', async () => {
    dataFiles.createSample.mockResolvedValue(
      (async function* () {
        yield await Promise.resolve({ type: 'progress', done: 0, total: 1, label: '台账' })
        yield { type: 'done', result: ready }
      })(),
    )
    const { router, at } = await page({ ...common, state: 'no-file' })
    await at('start-sample').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/')
  })

  it('says which folder cannot be used and offers nothing that needs it, until it can be', async () => {
    dataFiles.reopen.mockResolvedValue({ ...common, state: 'no-file' })
    const { wrapper, router, at } = await page({ ...common, state: 'no-folder', error: { code: 'folder-unwritable', message: '文件夹“/data”不能写入。' } })
    expect(at('start-folder').text()).toContain('文件夹“/data”不能写入')
    expect(wrapper.find('[data-testid="start-sample"]').exists()).toBe(false)
    await at('folder-retry').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/')
    expect(useApplicationStore().status).toMatchObject({ state: 'no-file' })
  })

  it('leads to the help', async () => {
    const { router, at } = await page({ ...common, state: 'no-file' })
    await at('start-help').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/help')
  })

  it.each<ApplicationStatus>([
    { ...common, state: 'no-file' },
    { ...common, state: 'no-folder', error: { code: 'folder-unwritable', message: '不能写入。' } },
    { ...common, state: 'failed', location: file.location, error: { code: 'data-file-newer', message: '请用新版程序打开。' } },
  ])('exports the diagnostics where no file is open: $state', async (status) => {
    collect.mockReset().mockResolvedValue({ id: 'd', name: '诊断包.zip' })
    const { at } = await page(status)
    await at('diagnostics-save').trigger('click')
    await flushPromises()
    expect(collect).toHaveBeenCalledWith({ withData: false })
  })

  it('tells what a failed start failed at, and lists the files to go on with', async () => {
    dataFiles.list.mockResolvedValue([file])
    dataFiles.switch.mockRejectedValue(new AppError('data-file-locked', '数据文件正被另一个程序使用，请关闭那个程序后再试。'))
    const { wrapper, at } = await page({ ...common, state: 'failed', location: file.location, error: { code: 'data-file-locked', message: '数据文件正被另一个程序使用。' } })
    expect(at('start-failure').text()).toContain(file.location)
    await at('start-files').get('button').trigger('click')
    await flushPromises()
    expect(dataFiles.switch).toHaveBeenCalledWith({ id: 'f' })
    expect(wrapper.get('.known [role="alert"]').text()).toContain('正被另一个程序使用')
  })
})

it('suggests a name that is free', () => {
  expect(suggestedName(2026, [])).toBe('2026年评价')
  expect(suggestedName(2026, ['2026年评价', '2026年评价（2）'])).toBe('2026年评价（3）')
})
