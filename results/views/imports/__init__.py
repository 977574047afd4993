"""The pages where Sở Nội vụ hands workbooks in."""
