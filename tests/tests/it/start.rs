//! The window opens.

use e2e::{Start, Tried};

#[test]
fn the_window_opens_and_says_where_one_is() -> Tried {
    let window = Start::desk("start").open()?;
    let heading = window.css("h1")?;
    assert_ne!(window.text(&heading)?.trim(), "");
    assert_eq!(window.run("return document.documentElement.lang")?, "en-GB");
    window.screenshot("start")?;
    window.check_policy()?;
    window.axe()?;
    window.close()
}
