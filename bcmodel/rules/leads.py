"""Leads: where to look for a way to an asset, and which ways are found there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel import facts as f
from bcmodel.facts import Thing
from bcmodel.rules.assignment import is_held_to_manage
from bcmodel.rules.rule import Case, Path
from bcmodel.rules.sharing import KIND_BY_ORIGIN, owner_of, paths_through
from bcmodel.rules.unseen import unseen_accounts, unseen_paths_through
from bcmodel.view import View
from bcmodel.vocab.reasons import RouteKind
from bcmodel.vocab.words import Kind, Mode, Origin, Status


def holding_asset(view: View, asset: Thing) -> Thing:
    """Return what Business Centers hold: the asset itself, or the ad account of an audience."""
    if isinstance(asset, f.Audience):
        return view.ad_account(asset.ad_account) or asset
    return asset


class Lead:
    """
    A place to look for ways to an asset.

    Ways through Business Centers are looked for in `candidates`; `through` gives those of one.
    """

    is_the_same_everywhere = False
    """Whether `assets` are the same for every Business Center."""

    def candidates(self, view: View, case: Case, within: str | None) -> Iterable[str]:
        """Return the Business Centers that come into question."""
        return ()

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the ways through one Business Center."""
        return ()

    def unseen_through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the ways that only an unseen record could open there."""
        return ()

    def centers(self, view: View, asset: Thing) -> Iterable[str]:
        """Return the Business Centers through which anybody could have a way."""
        return ()

    def assets(self, view: View, center: str) -> Iterable[str]:
        """Return the assets to which there could be a way through a Business Center."""
        return ()

    def paths(self, view: View, case: Case, within: str | None) -> Iterator[Path]:
        """Yield the ways that are listed as routes."""
        for center in self.candidates(view, case, within):
            if within is None or center == within:
                known = view.center(center)
                if known is not None:
                    yield from self.through(view, case, known)

    def unseen_paths(self, view: View, case: Case, within: str | None) -> Iterator[Path]:
        """Yield the ways beside these that unseen memberships and shares could open."""
        told = set(self.candidates(view, case, within))
        for name, center in view.tables.centers.items():
            if within is not None and name != within:
                continue
            known = {"business_center": name, "user": case.user.id}
            if name in told:
                yield from self.unseen_through(view, case, center)
            elif view.world.may_hide(Kind.MEMBER, known):
                for path in self.through(view, case, center):
                    path.is_unseen = True
                    yield path
                yield from self.unseen_through(view, case, center)


def _once(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


class Holding(Lead):
    """Business Centers the person has an entry in, that own the asset or have a bound share."""

    def candidates(self, view: View, case: Case, within: str | None) -> list[str]:
        """Return them in that order, and the one that the question names."""
        asset = holding_asset(view, case.asset)
        shares = view.shares(asset.id)
        memberships = view.memberships(case.user.id)
        if not shares and within is None:
            owner = owner_of(asset)
            if owner is None or owner in memberships:
                return list(memberships)
            return [*memberships, owner]
        bound = [share.to for share in shares if share.status is Status.BOUND]
        return _once([*memberships, owner_of(asset), *bound, within])

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return one way as owner, or one for each record of a share."""
        return paths_through(view, case, holding_asset(view, case.asset), center)

    def unseen_through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the ways that an unseen share could open."""
        return unseen_paths_through(view, case, holding_asset(view, case.asset), center)

    def centers(self, view: View, asset: Thing) -> list[str]:
        """Return the owner, and those it was handed to."""
        held = holding_asset(view, asset)
        return _once([owner_of(held), *(share.to for share in view.shares(held.id))])

    def assets(self, view: View, center: str) -> Iterator[str]:
        """Yield what it owns, what was handed to it, and the audiences of those ad accounts."""
        tables = view.tables
        received = (share.asset for share in tables.received.get(center, ()))
        for asset in _once([*tables.owned.get(center, ()), *received]):
            yield asset
            yield from tables.audiences_at.get(asset, ())


class HoldingToManage(Holding):
    """Where a TikTok account is held to manage it, so that its ladder means something."""

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the ways as owner, and by bound shares of mode MANAGED."""
        paths = super().through(view, case, center)
        return [path for path in paths if is_held_to_manage(view, path)]

    def unseen_through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the ways by unseen shares, and by shares that something unseen could make hold."""
        paths = super().through(view, case, center)
        managed = [path for path in paths if path.share and path.share.mode is Mode.MANAGED]
        dormant = [path for path in managed if not is_held_to_manage(view, path)]
        return [*dormant, *super().unseen_through(view, case, center)]


class Owning(Holding):
    """The Business Center that owns the asset."""

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the way as owner."""
        asset = holding_asset(view, case.asset)
        return [Path(case, asset, RouteKind.OWNER, center)] if owner_of(asset) == center.id else []

    def unseen_through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return nothing: no share makes an owner."""
        return ()


class Elsewhere(Holding):
    """Business Centers that do not own the asset, where only an owner would do."""

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return one way, whatever shares there are."""
        asset = holding_asset(view, case.asset)
        if owner_of(asset) == center.id or bound_link(view, asset, center):
            return []
        return paths_through(view, case, asset, center)[:1]

    def unseen_through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return nothing: no share makes an owner."""
        return ()


def bound_link(view: View, asset: Thing, center: f.BusinessCenter) -> f.Share | None:
    """Return the bound link by which a Business Center holds a TikTok account."""
    if not isinstance(asset, f.TikTokAccount):
        return None
    link = view.share(asset.id, center.id, Origin.LINK)
    return link if link and link.status is Status.BOUND else None


class Linked(Holding):
    """Business Centers to which a TikTok account is linked."""

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the way by a bound link."""
        link = bound_link(view, case.asset, center)
        if link is None:
            return []
        return [Path(case, case.asset, KIND_BY_ORIGIN[Origin.LINK], center, Origin.LINK, link)]

    def unseen_through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the way by an unseen link."""
        paths = super().unseen_through(view, case, center)
        is_tiktok = isinstance(case.asset, f.TikTokAccount)
        return [path for path in paths if is_tiktok and path.origin is Origin.LINK]


class Paying(Holding):
    """Business Centers through which an ad account's money could be seen to."""

    def candidates(self, view: View, case: Case, within: str | None) -> list[str]:
        """Return those that hold it, and those its billing is shared with."""
        asset = case.asset
        billed = asset.billing_shared_with if isinstance(asset, f.AdAccount) else ()
        return _once([*super().candidates(view, case, within), *billed])

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return one way."""
        return [Path(case, case.asset, RouteKind.MONEY, center)]

    def unseen_through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return nothing: no share gives control of payment."""
        return ()

    def centers(self, view: View, asset: Thing) -> list[str]:
        """Return those that hold it, and those its billing is shared with."""
        billed = asset.billing_shared_with if isinstance(asset, f.AdAccount) else ()
        return _once([*super().centers(view, asset), *billed])

    def assets(self, view: View, center: str) -> Iterator[str]:
        """Yield what it holds, and the ad accounts whose billing is shared with it."""
        yield from super().assets(view, center)
        yield from view.tables.billed.get(center, ())


class Receiving(Lead):
    """Business Centers the person has an entry in, to receive what none owns."""

    is_the_same_everywhere = True

    def candidates(self, view: View, case: Case, within: str | None) -> list[str]:
        """Return them, and the one that the question names."""
        return _once([*view.memberships(case.user.id), within])

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return one way, as the owner to be."""
        return [Path(case, case.asset, RouteKind.OWNER, center)]

    def centers(self, view: View, asset: Thing) -> Iterable[str]:
        """Return every Business Center: each could receive it."""
        return view.tables.centers

    def assets(self, view: View, center: str) -> Iterator[str]:
        """Yield the ad accounts and pixels that could be received."""
        movable = (f.AdAccount, f.Pixel)
        return (a.id for a in view.tables.assets.values() if isinstance(a, movable))


class Inside(Lead):
    """The Business Center itself, or that of an account group."""

    def candidates(self, view: View, case: Case, within: str | None) -> list[str]:
        """Return that one Business Center."""
        return self.centers(view, case.asset)

    def through(self, view: View, case: Case, center: f.BusinessCenter) -> Iterable[Path]:
        """Return the way through it, if it is this one."""
        is_this = center.id in self.centers(view, case.asset)
        return [Path(case, case.asset, RouteKind.OWNER, center)] if is_this else []

    def centers(self, view: View, asset: Thing) -> list[str]:
        """Return that one Business Center."""
        return [asset.business_center if isinstance(asset, f.AccountGroup) else asset.id]

    def assets(self, view: View, center: str) -> Iterator[str]:
        """Yield the Business Center and its groups."""
        yield center
        yield from (group.id for group in view.tables.groups_of.get(center, ()))


class Personal(Lead):
    """The person, as the owner of the asset."""

    def paths(self, view: View, case: Case, within: str | None) -> Iterator[Path]:
        """Yield the way of the owner, which is through no Business Center."""
        asset = holding_asset(view, case.asset)
        if within is None and getattr(asset, "owner_user", None) == case.user.id:
            yield Path(case, asset, RouteKind.PERSON)


class Selling(Lead):
    """Seller Center, which is no Business Center."""

    def paths(self, view: View, case: Case, within: str | None) -> Iterator[Path]:
        """Yield the only way, which is the same whatever Business Center the person acts in."""
        yield Path(case, case.asset, RouteKind.SELLER)


class AroundAudience(Lead):
    """The ad accounts that own or received an audience, each looked at by another lead."""

    def __init__(self, lead: Lead) -> None:
        self.lead = lead

    def paths(self, view: View, case: Case, within: str | None) -> Iterator[Path]:
        """Yield the ways to each of the ad accounts."""
        for inner in self._cases(view, case):
            yield from _as_audience(self.lead.paths(view, inner, within), case)

    def unseen_paths(self, view: View, case: Case, within: str | None) -> Iterator[Path]:
        """Yield the ways to each of them that unseen records could open, unseen accounts too."""
        for inner in self._cases(view, case):
            yield from _as_audience(self.lead.unseen_paths(view, inner, within), case)
        for inner in self._unseen_cases(view, case):
            for lead_paths in (self.lead.paths, self.lead.unseen_paths):
                for path in _as_audience(lead_paths(view, inner, within), case):
                    path.is_unseen = True
                    yield path

    def _cases(self, view: View, case: Case) -> Iterator[Case]:
        audience = case.asset
        if isinstance(audience, f.Audience):
            received = [share.ad_account for share in view.audience_shares(audience.id)]
            for name in _once([audience.ad_account, *received]):
                account = view.ad_account(name)
                if account:
                    yield Case(case.user, account, case.parameters)

    def _unseen_cases(self, view: View, case: Case) -> Iterator[Case]:
        audience, hides = case.asset.id, view.world.may_hide
        told = {inner.asset.id for inner in self._cases(view, case)}
        if hides(Kind.AUDIENCE_SHARE, {"audience": audience}):
            listed = [a for a in view.tables.assets.values() if isinstance(a, f.AdAccount)]
            for account in (*listed, *unseen_accounts(view, case.user.id)):
                known = {"audience": audience, "ad_account": account.id}
                if account.id not in told and hides(Kind.AUDIENCE_SHARE, known):
                    yield Case(case.user, account, case.parameters)


def _as_audience(paths: Iterable[Path], case: Case) -> Iterator[Path]:
    for path in paths:
        path.kind = RouteKind.AUDIENCE
        path.case = case
        yield path
