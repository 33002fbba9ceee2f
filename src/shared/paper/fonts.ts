/**
 * What documents are set in: the wanted font by every name it goes by, then what stands in for it. Page and pdf take each
 * character from the first family that is there and has it.
 */
export const paperFonts = {
  title: {
    name: '方正小标宋',
    wanted: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', '方正小标宋简体', '方正小标宋_GBK'],
    standIns: ['SimSun', '宋体', 'STSong', 'Noto Serif CJK SC', 'Source Han Serif SC', '思源宋体', 'Noto Sans CJK SC', 'SimSun-ExtB'],
  },
  heading: {
    name: '黑体',
    wanted: ['SimHei', '黑体'],
    standIns: ['STHeiti', 'Noto Sans CJK SC', 'Source Han Sans SC', '思源黑体', 'WenQuanYi Micro Hei', 'Noto Serif CJK SC', 'SimSun-ExtB'],
  },
  body: {
    name: '仿宋',
    wanted: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', '华文仿宋'],
    standIns: ['SimSun', '宋体', 'Noto Serif CJK SC', 'Source Han Serif SC', '思源宋体', 'Noto Sans CJK SC', 'SimSun-ExtB'],
  },
} as const satisfies Record<string, { name: string; wanted: readonly string[]; standIns: readonly string[] }>

export type PaperFont = keyof typeof paperFonts

/** In the order in which they are tried. */
export function familiesOf(font: PaperFont): string[] {
  const { wanted, standIns } = paperFonts[font]
  return [...wanted, ...standIns]
}
