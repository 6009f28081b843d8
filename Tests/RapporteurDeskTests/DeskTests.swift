@testable internal import RapporteurDesk
