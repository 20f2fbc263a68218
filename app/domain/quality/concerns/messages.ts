/** The letters about a concern. They say that there is one and where to read it, never what it says. */
type Message = { subject: string; text: string };
type About = { reference: string; provider: string; link: string };

export function raisedMessage({
  reference,
  provider,
  link,
  isUrgent,
}: About & { isUrgent: boolean }): Message {
  const what = `concern ${reference} about ${provider}`;
  return {
    subject: isUrgent ? `Urgent today: ${what}` : `New ${what}`,
    text: `A concern about ${provider} has been raised${isUrgent ? ", and it cannot wait until tomorrow" : ""}. Weigh it and say what will be done:\n\n${link}`,
  };
}

export function urgentMessage({ reference, provider, link }: About): Message {
  return {
    subject: `Urgent today: concern ${reference} about ${provider}`,
    text: `A concern about ${provider} has been weighed as urgent. What is to be done about it today stands here:\n\n${link}`,
  };
}

export function closedMessage({ reference, provider, link }: About): Message {
  return {
    subject: `Your concern ${reference} is closed`,
    text: `The authority has followed up the concern about ${provider} that you raised, and closed it. What it found stands here:\n\n${link}`,
  };
}
