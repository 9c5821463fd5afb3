//! What was published about the tasks as a whole. Found in a public source and compared with no document of the province: it is
//! shown as that, and stays what it is whatever the office enters.

use super::TaskState;

/// Numbers that stood together in one publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    pub tasks: u32,
    pub counts: [(TaskState, u32); 4],
}

pub const PUBLISHED: Published = Published {
    tasks: 47,
    counts: [(TaskState::Done, 15), (TaskState::OnSchedule, 18), (TaskState::AtRisk, 8), (TaskState::NotStarted, 5)],
};

impl Published {
    pub fn counted(&self) -> u32 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// Tasks of which the publication does not say how they stand.
    pub fn unaccounted(&self) -> u32 {
        self.tasks - self.counted()
    }
}

#[cfg(test)]
mod tests {
    use super::PUBLISHED;

    #[test]
    fn one_of_the_published_tasks_is_accounted_for_nowhere() {
        assert_eq!((PUBLISHED.tasks, PUBLISHED.counted(), PUBLISHED.unaccounted()), (47, 46, 1));
    }
}
