// A plain script, run before anything is drawn, so that what a script will hide is never seen to jump.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
