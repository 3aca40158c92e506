//! Distances on the National Grid, as an office says them: in miles, as the crow flies.
//!
//! The register gives eastings and northings in metres, so a distance is Pythagoras. Over England the grid's scale is
//! off by less than one part in a thousand, and a road is longer than any of it.

/// Metres in a mile.
const MILE: f64 = 1_609.344;

/// A point on the National Grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// Metres east of the grid's origin.
    pub easting: i64,
    /// Metres north of the grid's origin.
    pub northing: i64,
}

/// How far it is from one point to another: miles, to a hundredth.
///
/// ```
/// use crm::distance::{Point, miles};
/// let here = Point { easting: 530_000, northing: 180_000 };
/// assert_eq!(miles(here, Point { easting: 533_000, northing: 184_000 }), 3.11);
/// ```
pub fn miles(from: Point, to: Point) -> f64 {
    #[allow(
        clippy::cast_precision_loss,
        reason = "the grid ends at 1,300,000 metres"
    )]
    let apart = |a: i64, b: i64| a.saturating_sub(b) as f64;
    let metres = apart(from.easting, to.easting).hypot(apart(from.northing, to.northing));
    (metres / MILE * 100.0).round() / 100.0
}
