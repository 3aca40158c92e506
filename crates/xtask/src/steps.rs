//! One step after the other, each with its heading and its time, until the first that fails.

use std::time::Instant;

use crate::failure::{Failure, Outcome};

/// The steps of one task.
pub struct Steps {
    passed: u32,
    start: Instant,
}

impl Steps {
    /// No step taken yet.
    pub fn new() -> Self {
        Self {
            passed: 0,
            start: Instant::now(),
        }
    }

    /// Takes one step. A failure is told here and ends the task.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n== {name}");
        let start = Instant::now();
        match work() {
            Ok(()) => {
                self.passed += 1;
                println!("== {name}: {:.1} s", start.elapsed().as_secs_f64());
                Ok(())
            }
            Err(failure) => {
                println!(
                    "\n== {name} failed after {:.1} s\n{failure}\n",
                    start.elapsed().as_secs_f64()
                );
                println!("xtask: {} passed, 1 failed", self.passed);
                Err(Failure::new(format!("Stopped at: {name}.")))
            }
        }
    }

    /// The closing line, which is also what a machine looks for.
    pub fn close(self) -> Outcome {
        println!("\n== all in {:.0} s", self.start.elapsed().as_secs_f64());
        println!("xtask: {} passed, 0 failed", self.passed);
        Ok(())
    }
}
