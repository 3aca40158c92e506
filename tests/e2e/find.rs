//! Finding things as a person would name them.

use serde_json::{Value, json};

use crate::{Element, Tried, Window};

/// What can be seen, with its role and name as a screen reader tells them. The name follows the order of the
/// standard (labelled by, label, own text, title) far enough for our own pages.
const FIND: &str = r#"
const seen = (e) => e.checkVisibility({ visibilityProperty: true });
const text = (e) => (e.textContent ?? "").replace(/\s+/g, " ").trim();
const roleOf = (e) => {
  const given = e.getAttribute("role");
  if (given) return given;
  const tag = e.localName, type = (e.getAttribute("type") ?? "text").toLowerCase();
  if (tag === "input") return { checkbox: "checkbox", radio: "radio", button: "button", submit: "button", range: "slider", search: "searchbox", number: "spinbutton" }[type] ?? "textbox";
  if (tag === "a") return e.hasAttribute("href") ? "link" : "";
  return { button: "button", textarea: "textbox", select: "combobox", h1: "heading", h2: "heading", h3: "heading", h4: "heading",
    dialog: "dialog", nav: "navigation", main: "main", table: "table", tr: "row", td: "cell", th: "columnheader", li: "listitem",
    ul: "list", ol: "list", img: "img", summary: "button", option: "option", progress: "progressbar", article: "article", form: "form", aside: "complementary" }[tag] ?? "";
};
const nameOf = (e) => {
  const by = e.getAttribute("aria-labelledby");
  if (by) return by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(text).join(" ");
  const label = e.getAttribute("aria-label");
  if (label) return label.trim();
  if (e.labels?.length) return [...e.labels].map(text).join(" ");
  return e.getAttribute("alt") || text(e) || e.getAttribute("title") || e.getAttribute("placeholder") || "";
};
"#;

impl Window {
    /// Waits for what a selector means and can be seen.
    pub fn css(&self, selector: &str) -> Tried<Element> {
        let body = format!(
            "{FIND} return [...document.querySelectorAll(arguments[0])].find(seen) ?? null;"
        );
        self.element(selector, &body, &[json!(selector)])
    }

    /// How many match a selector now, seen or not.
    pub fn count(&self, selector: &str) -> Tried<u64> {
        let count = self.run_with(
            "return document.querySelectorAll(arguments[0]).length",
            &[json!(selector)],
        )?;
        Ok(count.as_u64().unwrap_or(0))
    }

    /// Waits for something of that role and exactly that name: `role("button", "Make ours")`.
    pub fn role(&self, role: &str, name: &str) -> Tried<Element> {
        let body = format!(
            "{FIND} return [...document.querySelectorAll('*')].find((e) => roleOf(e) === arguments[0] && nameOf(e) === arguments[1] && seen(e)) ?? null;"
        );
        self.element(
            &format!("{role} \"{name}\""),
            &body,
            &[json!(role), json!(name)],
        )
    }

    /// As [`Window::role`], by the beginning of the name: for a button that also explains itself, or a count.
    pub fn begins(&self, role: &str, name: &str) -> Tried<Element> {
        let body = format!(
            "{FIND} return [...document.querySelectorAll('*')].find((e) => roleOf(e) === arguments[0] && nameOf(e).startsWith(arguments[1]) && seen(e)) ?? null;"
        );
        self.element(
            &format!("{role} \"{name}…\""),
            &body,
            &[json!(role), json!(name)],
        )
    }

    /// Whether something of that role and name is there now; for what must not be.
    pub fn has(&self, role: &str, name: &str) -> Tried<bool> {
        let body = format!(
            "{FIND} return [...document.querySelectorAll('*')].some((e) => roleOf(e) === arguments[0] && nameOf(e) === arguments[1] && seen(e));"
        );
        let found = self.run_with(&body, &[json!(role), json!(name)])?;
        Ok(found == Value::Bool(true))
    }

    /// The one of a list's choices that says exactly this.
    pub(crate) fn option(&self, list: &Element, words: &str) -> Tried<Element> {
        let body = format!(
            "{FIND} return [...arguments[0].options].find((e) => text(e) === arguments[1]) ?? null;"
        );
        self.element(
            &format!("The choice \"{words}\""),
            &body,
            &[Self::reference(list), json!(words)],
        )
    }

    /// Waits for the innermost element that shows this text somewhere in its own.
    pub fn with_text(&self, wanted: &str) -> Tried<Element> {
        let body = format!(
            "{FIND} const all = [...document.body.querySelectorAll('*')].filter((e) => !['script', 'style'].includes(e.localName) && text(e).includes(arguments[0]) && seen(e));
             return all.find((e) => !all.some((other) => other !== e && e.contains(other))) ?? null;"
        );
        self.element(&format!("\"{wanted}\""), &body, &[json!(wanted)])
    }

    /// Waits until a text is nowhere to be seen.
    pub fn without_text(&self, unwanted: &str) -> Tried {
        let body = "return !document.body.innerText.includes(arguments[0])";
        self.wait_for(
            &format!("The page without \"{unwanted}\""),
            body,
            &[json!(unwanted)],
        )
        .map(drop)
    }

    fn element(&self, what: &str, body: &str, arguments: &[Value]) -> Tried<Element> {
        let found = self.wait_for(what, body, arguments)?;
        let id = found
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str);
        match id {
            Some(id) => Ok(Element(id.to_owned())),
            None => Err(self.trouble(&format!("{what} is no element"))),
        }
    }
}
