/** Shown wherever a built-in scheme is: no authority has published these scores and lines. */
export const exampleNote = '示例方案，请按本地文件调整'
