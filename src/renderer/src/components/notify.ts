/** Everything a page says outside its own place: results, errors, questions. One wording and one look for all. */
import { ElButton, ElMessage, ElMessageBox } from 'element-plus'
import { h } from 'vue'
import 'element-plus/es/components/button/style/css'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'

/** The sentence of an error as a clerk should read it. */
export function errorText(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : '操作没有完成，请再试一次。'
}

/** Stays until it is closed: an error must be readable at leisure. */
export function notifyError(error: unknown): void {
  ElMessage({ type: 'error', message: errorText(error), showClose: true, duration: 0, grouping: true })
}

/** Tells that something is done, with a way back where there is one. */
export function notifySuccess(text: string, undo?: () => void | Promise<void>): void {
  if (!undo) {
    ElMessage({ type: 'success', message: text, grouping: true })
    return
  }
  const shown = ElMessage({
    type: 'success',
    duration: 8000,
    showClose: true,
    message: () => h('span', [`${text} `, h(ElButton, { link: true, type: 'primary', onClick: takeBack }, () => '撤销')]),
  })
  async function takeBack() {
    shown.close()
    try {
      await undo?.()
    } catch (error) {
      notifyError(error)
    }
  }
}

/** Asks before something that cannot be undone. @returns whether the user agreed */
export async function confirmAction(question: { title: string; text: string; confirm: string; cancel?: string; danger?: boolean }): Promise<boolean> {
  try {
    await ElMessageBox.confirm(question.text, question.title, {
      confirmButtonText: question.confirm,
      cancelButtonText: question.cancel ?? '取消',
      type: question.danger ? 'warning' : 'info',
      closeOnClickModal: false,
    })
    return true
  } catch {
    return false
  }
}

/** Asks for one line of text. @returns it trimmed, or null when the user thought better of it */
export async function askText(question: { title: string; text: string; value?: string; confirm: string }): Promise<string | null> {
  try {
    const { value } = await ElMessageBox.prompt(question.text, question.title, {
      confirmButtonText: question.confirm,
      cancelButtonText: '取消',
      inputValue: question.value ?? '',
      inputValidator: (typed) => (typed ?? '').trim() !== '' || '请填写',
      closeOnClickModal: false,
    })
    return value.trim()
  } catch {
    return null
  }
}
