import type { Fields, Subject } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import { builtInFields } from '@shared/register'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fieldOrder, fieldText, matchesSubject } from '@/pages/organizations/register/field-text'
import { mergeFields, sameFields } from '@/pages/organizations/register/merge-fields'
import { useColumns } from '@/pages/organizations/register/useColumns'
import { useSubjectForm } from '@/pages/organizations/register/useSubjectForm'
import { useSubjectsStore } from '@/stores/subjects'

const subjects = vi.hoisted(() => ({ fields: vi.fn(), list: vi.fn(), save: vi.fn(), archive: vi.fn(), addField: vi.fn() }))
vi.mock('@/api', () => ({ api: { subjects } }))
vi.mock('@/components/notify', () => ({ errorText: (error: Error) => error.message }))

const subject = (fields: Fields, more: Partial<Subject> = {}): Subject => ({ id: 's1', kind: 'organization', fields, archivedAt: null, version: 1, updatedAt: '', ...more })
const fields = builtInFields('organization')
const fieldOf = (code: string) => {
  const field = fields.find((each) => each.code === code)
  if (!field) throw new Error(`no field ${code}`)
  return field
}

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  for (const mock of Object.values(subjects)) mock.mockReset()
  subjects.fields.mockResolvedValue([...fields])
  subjects.list.mockResolvedValue([])
})

describe('values in the table', () => {
  it('writes values as a clerk reads them and sorts nothing last', () => {
    expect(fieldText(fieldOf('tags'), ['规上', '外资'])).toBe('规上、外资')
    expect(fieldText(fieldOf('previousLevel'), 5)).toBe('五星级')
    expect(fieldText(fieldOf('staff'), undefined)).toBe('')
    expect(fieldText({ ...fieldOf('note'), type: 'boolean' }, false)).toBe('否')
    expect([fieldOrder(undefined), fieldOrder(true), fieldOrder(false), fieldOrder(['a', 'b'])]).toEqual([null, 0, 1, 'a、b'])
  })

  it('is found by name, pinyin, initials, Party organization and credit code', () => {
    const one = subject({ name: '样例同舟学校', partyName: '样例同舟支部', creditCode: '52330499YL0000055R' })
    for (const text of ['', '同舟', 'tongzhou', 'yltz', '支部', '0000055r']) expect(matchesSubject(one, text)).toBe(true)
    for (const text of ['云帆', 'yunfan', '999']) expect(matchesSubject(one, text)).toBe(false)
  })
})

describe('columns', () => {
  it('are remembered for each kind and can be set back', async () => {
    const store = useSubjectsStore()
    await store.show()
    const { columns, choose, reset } = useColumns()
    const usual = columns.value.map((column) => column.key)
    expect(usual).toContain('creditCode')
    choose(['grid'])
    expect(columns.value.map((column) => column.key)).toEqual(['name', 'grid'])
    expect(useColumns().columns.value.map((column) => column.key)).toEqual(['name', 'grid'])
    reset()
    expect(useColumns().columns.value.map((column) => column.key)).toEqual(usual)
  })
})

describe('the register in view', () => {
  it('changes all at once and drops an answer that comes after a newer question', async () => {
    const store = useSubjectsStore()
    const late: { answer?: (list: Subject[]) => void } = {}
    subjects.list.mockReturnValueOnce(new Promise((resolve) => (late.answer = resolve)))
    const first = store.show({ kind: 'unit' })
    expect(store.kind).toBe('organization')
    await store.show({ kind: 'project' })
    late.answer?.([subject({ name: '迟' }, { kind: 'unit' })])
    await first
    expect([store.kind, store.subjects.length]).toEqual(['project', 0])
  })

  it('knows which register was asked for before it is here, also when it is read anew meanwhile, and forgets it when it cannot be had', async () => {
    const store = useSubjectsStore()
    const first = store.show({ kind: 'unit' })
    expect([store.wanted.kind, store.kind]).toEqual(['unit', 'organization'])
    await store.show()
    await first
    expect(store.kind).toBe('unit')
    subjects.list.mockRejectedValueOnce(new Error('没有读到'))
    await expect(store.show({ kind: 'project', archived: true })).rejects.toThrow('没有读到')
    expect(store.wanted).toEqual({ kind: 'unit', archived: false })
  })

  it('shows a new line among those in use, not among the archived', async () => {
    const store = useSubjectsStore()
    subjects.save.mockResolvedValue(subject({ name: '新' }))
    await store.show({ archived: true })
    await store.save(null, { name: '新' })
    expect(store.subjects).toEqual([])
    await store.show({ archived: false })
    await store.save(null, { name: '新' })
    expect(store.subjects).toHaveLength(1)
  })
})

describe('two changes of one line', () => {
  it('takes what was not touched here and keeps what was', () => {
    const merged = mergeFields({ name: '甲', staff: 1, members: 2, note: '旧' }, { name: '甲', staff: 9, members: 3 }, { name: '甲', staff: 5, members: 3, grid: '三', note: '旧' })
    expect(merged).toEqual({ fields: { name: '甲', staff: 9, members: 3, grid: '三' }, both: ['staff'] })
  })

  it('compares whatever the order', () => {
    expect(sameFields({ a: 1, b: ['x'] }, { b: ['x'], a: 1 })).toBe(true)
    expect(sameFields({ a: 1 }, { a: 1, b: false })).toBe(false)
  })

  it('meets a conflict with both in view and saves the second time', async () => {
    const store = useSubjectsStore()
    await store.show()
    const form = useSubjectForm(subject({ name: '甲', staff: 1 }))
    form.values.value = { ...form.values.value, staff: 2 }
    expect(form.changed.value).toBe(true)
    const theirs = subject({ name: '甲', staff: 3, grid: '三' }, { version: 2 })
    subjects.list.mockResolvedValue([theirs, subject({ name: '乙' }, { id: 's2', archivedAt: '2026-01-01' })])
    subjects.save.mockRejectedValueOnce(new AppError('conflict', '已有改动。')).mockResolvedValueOnce(theirs)
    expect(await form.save()).toBe(false)
    expect(form.problem.value).toEqual({ field: 'staff', text: expect.stringContaining('职工数（别处改为“3”）') })
    expect(form.values.value).toEqual({ name: '甲', staff: 2, grid: '三' })
    expect(store.subjects).toEqual([theirs])
    expect(await form.save()).toBe(true)
    expect(subjects.save.mock.lastCall?.[0]).toEqual({ id: 's1', version: 2, kind: 'organization', fields: { name: '甲', staff: 2, grid: '三' } })
  })

  it('keeps what was typed and names the field when it is refused', async () => {
    subjects.save.mockRejectedValue(new AppError('invalid-input', '请填写“单位名称”。', { column: 'name' }))
    const form = useSubjectForm(null)
    form.values.value = { grid: '三' }
    expect(await form.save()).toBe(false)
    expect([form.problem.value, form.values.value]).toEqual([{ text: '请填写“单位名称”。', field: 'name' }, { grid: '三' }])
  })
})
