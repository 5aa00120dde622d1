// Draws the page, and listens to what concerns all of it.
function start() {
  const content = [glance(), trend(), rows.length ? counts() : null, having(), systems(), rows.length ? listing() : null]
    .flat(Infinity).filter(Boolean);
  const links = content.filter((part) => part.id).map((part) => el("li", {}, el("a", { href: `#${part.id}` }, t(`section-${part.id}`))));
  const main = el("main", {}, content);
  document.getElementById("page").replaceChildren(
    el("header", {}, el("h1", {}, t("title")), el("p", { class: "subtitle" }, data.subtitle), el("p", { class: "made" }, data.made),
      el("nav", { "aria-label": t("sections") }, el("ul", {}, links))),
    main);
  if (!rows.length) return;
  update({});
  const print = (starts) => () => { printing = starts; draw(); };
  addEventListener("beforeprint", print(true));
  addEventListener("afterprint", print(false));
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      document.getElementById("search").focus();
    }
  });
}
start();
