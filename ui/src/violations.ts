/** Keeps what the content security policy blocked, for the tests of the real window. */
declare global {
  interface Window {
    __cspViolations: string[];
  }
}

window.__cspViolations = [];
addEventListener('securitypolicyviolation', (event) => {
  window.__cspViolations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});

export {};
