export const PREFERENCES_KEY = 'dockyard.preferences'

/**
 * Runs in the page's head before anything is drawn, so that a dark room sees no white flash. As text, because it must be
 * there before the program is loaded.
 */
export const THEME_SCRIPT = `try{var t=JSON.parse(localStorage.getItem('${PREFERENCES_KEY}')||'{}').theme;if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`
