"""What the one plan is called, which follows from what has been decided.

Without a decision (afgørelse) it is an agreement between people: »Vores aftaler«. »Handleplan« belongs to
serviceloven and is only a search word today. Sources: barnets lov §§ 91 and 108 (LBK 282/2025).
"""


def plan_title(*, has_decision: bool, is_youth_plan: bool = False) -> str:
    """»Vores aftaler«, »Barnets plan« or »Ungeplan«.

    `has_decision`: a decision that carries a plan is in force (`plan_decisions`): barnets lov §§ 46-47, § 32 when a
    plan was chosen, or an older one under serviceloven; early help (§ 30) is none.
    `is_youth_plan`: the young person is 16 or more and it was decided to make an ungeplan; it is one even when the
    decision on help has ended.
    """
    if is_youth_plan:
        return "Ungeplan"
    return "Barnets plan" if has_decision else "Vores aftaler"
