/** The application's version, as packages, status and exports name it. */
export { version as applicationVersion } from '../../../package.json'
