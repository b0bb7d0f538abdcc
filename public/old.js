// For browsers without JavaScript modules, which never run boot.js. Written in the JavaScript of their time.
(function () {
  var box = document.getElementById("trouble");
  if (!box) return;
  document.documentElement.setAttribute("data-app", "failed");
  box.textContent =
    "This browser is too old for the interactive part of this page. You can read everything; " +
    "to answer questions, open it in a newer browser.";
  box.removeAttribute("hidden");
})();
