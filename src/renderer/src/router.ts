import { createRouter, createWebHashHistory } from 'vue-router'
import { useApplicationStore } from './stores/application'

/** Pages are loaded when first opened. The hash keeps addresses the same in both shells. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'overview', component: () => import('./pages/overview/OverviewPage.vue') },
    { path: '/start', name: 'start', component: () => import('./pages/start/StartPage.vue') },
    { path: '/organizations', name: 'organizations', component: () => import('./pages/organizations/OrganizationsPage.vue') },
    { path: '/organizations/import', name: 'organization-import', component: () => import('./pages/organizations/OrganizationImport.vue') },
    { path: '/schemes', name: 'schemes', component: () => import('./pages/schemes/SchemesPage.vue') },
    { path: '/schemes/compare', name: 'scheme-comparison', component: () => import('./pages/schemes/compare/SchemeComparePage.vue') },
    { path: '/schemes/:id', name: 'scheme', component: () => import('./pages/schemes/SchemePage.vue'), props: true },
    { path: '/rounds', name: 'rounds', component: () => import('./pages/rounds/RoundsPage.vue') },
    { path: '/rounds/new', name: 'new-round', component: () => import('./pages/rounds/NewRoundPage.vue') },
    { path: '/rounds/years', name: 'years', component: () => import('./pages/years/YearsPage.vue') },
    { path: '/rounds/years/:id', name: 'year', component: () => import('./pages/years/YearPage.vue'), props: true },
    { path: '/rounds/:id', name: 'round', component: () => import('./pages/rounds/RoundPage.vue'), props: true },
    { path: '/rounds/:id/finish', name: 'finish-round', component: () => import('./pages/rounds/finish/FinishPage.vue'), props: true },
    { path: '/rounds/:id/editions', name: 'round-editions', component: () => import('./pages/rounds/editions/EditionsPage.vue'), props: true },
    { path: '/scoring', name: 'scoring', component: () => import('./pages/scoring/ScoringPage.vue') },
    { path: '/scoring/progress', name: 'scoring-progress', component: () => import('./pages/scoring-stages/StagesPage.vue') },
    { path: '/scoring/carry-over', name: 'scoring-carry-over', component: () => import('./pages/scoring-carry/CarryOverPage.vue') },
    {
      path: '/scoring/card/:subjectId?',
      name: 'scoring-card',
      component: () => import('./pages/scoring-card/CardPage.vue'),
      props: ({ params }) => ({ subjectId: typeof params['subjectId'] === 'string' ? params['subjectId'] : '' }),
    },
    { path: '/scoring/files', name: 'scoring-files', component: () => import('./pages/scoring-files/ScoringFilesPage.vue') },
    { path: '/stars', name: 'stars', component: () => import('./pages/stars/StarsPage.vue') },
    { path: '/stars/sensitivity', name: 'sensitivity', component: () => import('./pages/sensitivity/SensitivityPage.vue') },
    { path: '/outputs', name: 'outputs', component: () => import('./pages/outputs/OutputsPage.vue') },
    { path: '/race', name: 'race', component: () => import('./pages/race/RacePage.vue') },
    { path: '/board', name: 'board', component: () => import('./pages/board/BoardPage.vue') },
    { path: '/comparison', name: 'comparison', component: () => import('./pages/comparison/ComparisonPage.vue') },
    { path: '/plans', name: 'plans', component: () => import('./pages/plans/PlansPage.vue') },
    { path: '/plans/:subjectId', name: 'plan', component: () => import('./pages/plans/PlanPage.vue'), props: true },
    { path: '/exchange', name: 'exchange', component: () => import('./pages/exchange/ExchangePage.vue') },
    { path: '/audit', name: 'audit', component: () => import('./pages/audit/AuditPage.vue') },
    { path: '/settings', name: 'settings', component: () => import('./pages/settings/SettingsPage.vue') },
    { path: '/help', name: 'help', component: () => import('./pages/help/HelpPage.vue') },
    { path: '/print/:id', name: 'print', component: () => import('./pages/print/PrintPage.vue'), props: true },
    { path: '/:unknown(.*)*', redirect: '/' },
  ],
})

/** Without a data file there is only the start page. */
router.beforeEach((to) => {
  const { status } = useApplicationStore()
  if (status && status.state !== 'ready' && to.name !== 'start' && to.name !== 'help') return { name: 'start' }
  return true
})
