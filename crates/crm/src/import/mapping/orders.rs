//! The order of days and months in a sheet of which it is known which program made it: one program writes all of its
//! columns alike, so that a proof in one of them counts for all, and without any the day is first, as in England.

use super::{Column, is_date};
use crate::import::dates::{self, DateOrder, Order};
use crate::import::field::Field;
use crate::import::read::Row;
use crate::types::Day;

/// Settles the columns that would be asked about. Where columns prove both orders they are asked about still.
pub(super) fn settle(columns: &mut [Column], fields: &[Field], rows: &[Row], today: Day) {
    if !columns.iter().any(|column| column.asks_order) {
        return;
    }
    let mut proved: Option<(DateOrder, String)> = None;
    for (at, _) in columns
        .iter()
        .enumerate()
        .filter(|(_, column)| is_date(column, fields))
    {
        match dates::order(rows.iter().map(|row| (row.number, row.cell(at))), today) {
            Order::NotNeeded | Order::Asked(_) => {}
            Order::Both(_) => return,
            Order::Proved(order, says) => match &proved {
                Some((other, _)) if *other != order => return,
                Some(_) => {}
                None => proved = Some((order, format!("Another column shows it: {says}"))),
            },
        }
    }
    let (order, says) = proved.unwrap_or_else(|| {
        let says = "Files of the DfE’s have the day first, and nothing here shows another order.";
        (DateOrder::DayFirst, says.to_owned())
    });
    for column in columns.iter_mut().filter(|column| column.asks_order) {
        column.order = Some(order);
        column.asks_order = false;
        column.order_says.clone_from(&says);
    }
}
