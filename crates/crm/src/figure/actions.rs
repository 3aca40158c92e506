//! Setting a figure, or going back to the one that was shipped.

use super::{SetFigure, queries, store};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::register::codes;
use crate::session::Act;

/// Sets a figure from a year on; without a value the office's own go, and what was shipped counts again.
///
/// # Errors
/// A sentence where the value or the route cannot be.
pub fn set(act: &Act<'_>, request: SetFigure) -> Result<Nothing> {
    request.check()?;
    let route = request.route.trim();
    if !route.is_empty() && codes::name("trainingRoute", route).is_none() {
        return Err(Error::invalid(format!(
            "“{route}” is no training route. Choose one of the list."
        )));
    }
    let w = act.write;
    let is = queries::figures(w.db)?
        .of(request.key, request.from, route)
        .map(|figure| figure.is.clone())
        .unwrap_or_default();
    match request.value {
        Some(value) => {
            let source = match request.source.trim() {
                "" => "The office’s own",
                said => said,
            };
            store::put(w, (request.key, route, request.from), value, source)?;
            w.label(format!("{is}: {value} from {}", request.from));
        }
        None => {
            store::clear(w, request.key, route)?;
            w.label(format!("{is}: as shipped"));
        }
    }
    Ok(Nothing {})
}
