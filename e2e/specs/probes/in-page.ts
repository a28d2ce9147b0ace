/** What the page tries, as text: it runs in the window and not here. Each answers what became of it. */

/** `refused` where the promise that `what` makes is rejected. */
const refusedOr = (what: string): string => `(${what}).then(() => 'allowed', () => 'refused')`;

/** What `what` answers in a task of the page's own, or the name of the error that it throws. */
const later = (what: string): string => `new Promise((resolve) => setTimeout(() => { try { resolve(${what}); } catch (error) { resolve(error.name); } }))`;

export const page = {
  globals: `['process', 'require', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter((name) => name in window)`,
  bridge: `({ names: Object.keys(window.maestro).sort(), isFrozen: Object.isFrozen(window.maestro) })`,
  replaceBridge: `(() => { try { window.maestro = { call: () => 'mine' }; window.maestro.call = () => 'mine'; } catch {} return window.maestro.call('settings.get', {}) === 'mine'; })()`,

  listenTo: (event: string) => `(() => { try { window.maestro.on(${JSON.stringify(event)}, () => {}); return 'allowed'; } catch { return 'refused'; } })()`,

  call: (method: unknown, input: string) => `window.maestro.call(${JSON.stringify(method)}, ${input})`,

  // In a timer: while the test tool evaluates, the debugger lets eval pass whatever the policy says.
  eval: later(`eval('"allowed"')`),
  newFunction: later(`new Function('return "allowed"')()`),

  inlineScript: `(() => { const script = document.createElement('script'); script.textContent = 'window.inlineRan = true'; document.head.append(script); return 'inlineRan' in window; })()`,
  inlineHandler: `(() => { const button = document.createElement('button'); button.setAttribute('onclick', 'window.handlerRan = true'); document.body.append(button); button.click(); button.remove(); return 'handlerRan' in window; })()`,
  inlineStyle: `(() => { const style = document.createElement('style'); style.textContent = '#root { outline-width: 7px }'; document.head.append(style); const width = getComputedStyle(document.getElementById('root')).outlineWidth; style.remove(); return width === '7px'; })()`,

  /** Loads an element from another place; the answer says which of its events came. */
  load: (tag: string, attribute: string, address: string) =>
    `new Promise((resolve) => { const one = document.createElement(${JSON.stringify(tag)}); one.onload = () => resolve('allowed'); one.onerror = () => resolve('refused'); one[${JSON.stringify(attribute)}] = ${JSON.stringify(address)}; document.body.append(one); })`,
  fetch: (address: string) => refusedOr(`fetch(${JSON.stringify(address)})`),
  webSocket: (address: string) =>
    `new Promise((resolve) => { try { const socket = new WebSocket(${JSON.stringify(address)}); socket.onopen = () => resolve('allowed'); socket.onerror = () => resolve('refused'); } catch { resolve('refused'); } })`,
  /** A refused frame shows Chromium's error page, whose document we may not read; an allowed one of our own we could. */
  frameText: (address: string) =>
    `new Promise((resolve) => { const frame = document.createElement('iframe'); frame.onload = () => { let text = 'refused'; try { text = frame.contentDocument?.title ?? 'refused'; } catch {} frame.remove(); resolve(text); }; frame.src = ${JSON.stringify(address)}; document.body.append(frame); })`,
  serviceWorker: refusedOr(`navigator.serviceWorker.register('./worker.js')`),

  open: (address: string) => `window.open(${JSON.stringify(address)}) === null`,
  /** In a timer, so that the probe is over before its page may be gone. */
  goTo: (address: string) => `void setTimeout(() => { location.href = ${JSON.stringify(address)}; })`,

  notification: `Notification.requestPermission()`,
  location: `new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('allowed'), (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'code ' + error.code)))`,
  media: refusedOr(`navigator.mediaDevices.getUserMedia({ audio: true })`),
  screen: refusedOr(`navigator.mediaDevices.getDisplayMedia({ video: true })`),
  readClipboard: refusedOr(`navigator.clipboard.readText()`),
  midi: refusedOr(`navigator.requestMIDIAccess({ sysex: true })`),
  permission: (name: string) => `navigator.permissions.query({ name: ${JSON.stringify(name)} }).then(({ state }) => state)`,
} as const;
