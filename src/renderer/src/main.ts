import { ElSelect } from 'element-plus'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { errorText, notifyError } from './components/notify'
import { router } from './router'
import { useApplicationStore } from './stores/application'
import { onFault } from './transport/faults'
import './styles/tokens.css'
import './styles/base.css'

// The list of a select is made when it is opened: made with the page, each has the page laid out once more.
Object.assign(ElSelect.props.persistent, { default: false })

/** The page is drawn once it is known whether a data file is open; a service that cannot be reached is said on the page itself. */
async function start() {
  const app = createApp(App)
  app.use(createPinia())
  app.config.errorHandler = (error) => {
    console.error(error)
    notifyError(error)
  }
  try {
    const application = useApplicationStore()
    onFault((fault) => (application.fault = fault))
    await application.reload()
    app.use(router)
    await router.isReady()
    app.mount('#app')
  } catch (error) {
    const place = document.querySelector('#app')
    if (place) place.textContent = `无法打开：${errorText(error)}`
    console.error(error)
  }
}

void start()
