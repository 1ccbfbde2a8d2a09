"""What a line of I dag may ask of the plan of a case, so that the case opens where it is answered."""

from enum import StrEnum


class PlanJob(StrEnum):
    """END: end help or go on with it. CHOOSE: answer a question the plan asks. WRITE: write the plan.

    GRANT, START: write the day help was decided, or began.
    """

    END = "end"
    CHOOSE = "choose"
    WRITE = "write"
    GRANT = "grant"
    START = "start"
