// The token in the address has done what it is for: it is in no bookmark, and in no history.
history.replaceState(null, "", "/");

// Keys go to the explorer as soon as it is there, without a click.
addEventListener("DOMContentLoaded", () => {
  const body = document.body;
  const shown = new MutationObserver(() => {
    if (body.classList.contains("-first-byte")) {
      shown.disconnect();
      document.querySelector(".xterm-helper-textarea").focus();
    }
  });
  shown.observe(body, { attributes: true, attributeFilter: ["class"] });
});
