export { validateScheme } from './validate-scheme'
